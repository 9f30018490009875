// images: noise8.tif
makePoint(7, 9);
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
makePoint(7.6, 9.3);
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
makeSelection("point", newArray(3, 9, 22), newArray(4, 30, 11));
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
getRawStatistics(a, mean);
print(a, mean);
makePoint(100, 100);
getStatistics(a, mean);
print(a, mean);
