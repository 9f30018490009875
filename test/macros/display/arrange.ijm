// images: composite16.tif
run("Arrange Channels...", "new=312");
for (i=1; i<=3; i++) { Stack.setChannel(i); getMinAndMax(a, b); print(i, a, b); }
print(getTitle, nImages);
