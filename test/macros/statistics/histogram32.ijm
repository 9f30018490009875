// images: nan32.tif noise32.tif
getHistogram(values, counts, 256);
print(values.length, values[0], values[1], values[255], counts[0], counts[255], counts[128]);
getHistogram(values, counts, 8, -10, 20);
Array.print(values);
Array.print(counts);
makePolygon(3, 4, 40, 8, 22, 35);
getHistogram(values, counts, 5);
Array.print(values);
Array.print(counts);
selectImage("nan32.tif");
getHistogram(values, counts, 4);
Array.print(values);
Array.print(counts);
