// images: border.tif
run("Analyze Particles...", "show=Ellipses summarize");
