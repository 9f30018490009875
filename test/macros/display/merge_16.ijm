// images: noise16.tif
run("Duplicate...", "title=C1-x.tif");
run("Subtract...", "value=5000");
setMinAndMax(100, 30000);
run("Merge Channels...", "c2=noise16.tif c1=C1-x.tif create keep");
print(getTitle);
Stack.setChannel(2); getMinAndMax(a, b); print(a, b);
run("Merge Channels...", "c2=noise16.tif c1=C1-x.tif");
print(getTitle, bitDepth);
