// images: stack8.tif hyper8.tif ramp8.tif
n = nImages;
for (i = 1; i <= n; i++) { selectImage(i); print(getTitle(), Stack.isHyperStack, Stack.isHyperstack); }
for (i = 1; i <= n; i++) { selectImage(i); if (Stack.isHyperStack) print(i); }
