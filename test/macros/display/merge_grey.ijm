// images: noise8.tif
run("Duplicate...", "title=a");
run("Add...", "value=20");
run("Duplicate...", "title=b");
run("Invert");
run("Merge Channels...", "c1=a c2=b c4=noise8.tif create keep");
print(getTitle, nImages); getDimensions(w,h,c,z,t); print(c,z,t);
run("Merge Channels...", "c1=a c3=b keep");
print(getTitle, nImages, bitDepth);
run("Merge Channels...", "c5=a c6=b create");
print(getTitle, nImages);
