// images: rgb.tif const32.tif const16.tif
getHistogram(values, counts, 4);
Array.print(values);
Array.print(counts);
selectImage("const32.tif");
getHistogram(values, counts, 4);
Array.print(values);
Array.print(counts);
selectImage("rgb.tif");
getHistogram(values, counts, 256);
print(values[255], counts[80], counts[81], counts[255]);
getHistogram(values, counts, 32);
Array.print(counts);
makeRectangle(3, 3, 10, 10);
getHistogram(values, counts, 256);
print(counts[80], counts[81], counts[255]);
