// images: noise16.tif
getHistogram(values, counts, 256);
print(values.length, values[0], values[1], values[255], counts[0], counts[255], counts[17]);
getHistogram(values, counts, 65536);
print(values.length, counts.length, counts[0], counts[65535]);
Array.getStatistics(counts, min, max, mean);
print(min, max, mean * 65536);
getHistogram(values, counts, 10);
Array.print(values);
Array.print(counts);
getHistogram(values, counts, 10, 1000, 40000);
Array.print(values);
Array.print(counts);
makeRectangle(2, 3, 9, 8);
getHistogram(0, counts, 65536);
Array.getStatistics(counts, min, max, mean);
print(min, max, mean * 65536);
