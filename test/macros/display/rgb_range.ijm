// images: rgb.tif
setMinAndMax(50, 200);
setMinAndMax(20, 230);
getMinAndMax(a, b); print(a, b);
run("Duplicate...", "title=b");
setMinAndMax(10, 100, 4);
setMinAndMax(30, 120, 2);
setMinAndMax(30, 120, 1);
