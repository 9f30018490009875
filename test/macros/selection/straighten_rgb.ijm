// images: rgb.tif
makeLine(5, 8, 30, 20, 6); run("Straighten...", "title=straight line=6");
selectImage("rgb.tif"); makeLine(3, 3, 20, 15, 40, 10); run("Straighten...", "title=poly line=5");
