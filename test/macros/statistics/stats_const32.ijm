// images: const32.tif
getStatistics(area, mean, min, max, std, histogram);
print(area, mean, min, max, std);
print(histogram.length, histogram[0], histogram[1], histogram[histogram.length-1]);
getRawStatistics(count, mean, min, max, std, histogram);
print(count, mean, min, max, std);
print(histogram.length, histogram[histogram.length-1]);

makeOval(2, 3, 14, 10);
getStatistics(area, mean, min, max, std);
print(area, mean, min, max, std);
makeRectangle(-3, -2, 9, 8);
getStatistics(area, mean, min, max);
print(area, mean, min, max);
makeRectangle(-30, -20, 9, 8);
getStatistics(area, mean);
print(area, mean);
