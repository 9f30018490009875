// images: cells16.tif prob32.tif rgb.tif ramp8.tif
titles = newArray("cells16.tif", "prob32.tif", "rgb.tif", "ramp8.tif");
for (i = 0; i < 4; i++) { selectImage(titles[i]); run("Select None"); makeRectangle(5, 5, 20, 15); run("Copy"); for (k = 0; k < 4; k++) if (k != i) { selectImage(titles[k]); run("Select None"); makeRectangle(8 + i, 7, 20, 15); run("Paste"); } }
