// images: miniswhite.tif
run("Analyze Particles...", "display clear show=[Count Masks]");
