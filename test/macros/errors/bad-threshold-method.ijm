// images: blobs8.tif
setAutoThreshold("Otsu dark");
print("ok");
setAutoThreshold("Nonsense dark");
print("after");
