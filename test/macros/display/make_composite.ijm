// images: stack8.tif rgb.tif stack16.tif
run("Make Composite", "display=Composite");
getDimensions(w,h,c,z,t); print(getTitle,c,z,t, is("composite"));
selectWindow("rgb.tif");
run("Make Composite");
getDimensions(w,h,c,z,t); print(getTitle,c,z,t, is("composite"));
