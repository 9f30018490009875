// images: noise8.tif
counts = newArray(256);
other = counts;
getHistogram(0, counts, 256);
print(other[40], counts[40]);
short = newArray(3);
other = short;
getHistogram(0, short, 256);
print(other.length, short.length);
