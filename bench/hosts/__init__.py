"""Who makes a site of the same texts: ours, Hugo, Eleventy, plain Material and Zensical, with their best settings."""
