// images: rgb.tif
setMinAndMax(10, 100, 6);
run("Duplicate...", "title=b");
setMinAndMax(30, 120, 5);
run("Duplicate...", "title=c");
setMinAndMax(30, 120, 3);
run("Duplicate...", "title=d");
run("Brightness/Contrast...");
setMinAndMax(30, 120);
setMinAndMax(10, 220);
