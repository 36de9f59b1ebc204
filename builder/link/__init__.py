"""The articles' events to one Timeline: names, identity, derived bounds, order, disputes, origins."""
