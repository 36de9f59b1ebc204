"""Other people's texts and files -> an article and its sidecar. Nothing here reads or writes: commands do."""
