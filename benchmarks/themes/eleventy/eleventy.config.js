const byStart = (one, other) => (one.starts < other.starts ? -1 : one.starts > other.starts ? 1 : 0);

module.exports = function (config) {
  config.addFilter("byStart", (events) => events.toSorted(byStart));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("moment", (date) => date.toISOString());
  config.addCollection("newest", (pages) => pages.getFilteredByTag("article").reverse().slice(0, 50));
  config.addCollection("told", (pages) =>
    pages
      .getFilteredByTag("article")
      .flatMap((page) => page.data.events.map((event) => ({ ...event, url: page.url })))
      .sort(byStart),
  );
  return {
    dir: { input: "src", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
  };
};
