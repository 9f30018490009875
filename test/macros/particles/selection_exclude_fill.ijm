// images: noise8.tif
setThreshold(1, 128);
makePolygon(5, 5, 50, 8, 40, 44, 9, 30);
run("Analyze Particles...", "size=2-Infinity display clear exclude show=Masks");
