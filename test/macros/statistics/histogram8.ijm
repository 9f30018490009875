// images: noise8.tif
getHistogram(values, counts, 256);
print(values.length, counts.length, values[0], values[255], counts[0], counts[255], counts[17]);
makeOval(3, 4, 20, 20);
getHistogram(0, counts, 256);
Array.getStatistics(counts, min, max, mean);
print(min, max, mean * 256, counts[100]);
getHistogram(values, counts, 16);
Array.print(values);
Array.print(counts);
getHistogram(values, counts, 300);
print(values.length, counts.length, values[299], counts[299], counts[150]);
