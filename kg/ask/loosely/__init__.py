"""Questions that no form reads, or that find nothing as they stand: read by the names and words they hold."""
