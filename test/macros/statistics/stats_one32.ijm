// images: one32.tif
getStatistics(area, mean, min, max, std, histogram);
print(area, mean, min, max, std);
print(histogram.length, histogram[0], histogram[1], histogram[histogram.length-1]);
getRawStatistics(count, mean, min, max, std, histogram);
print(count, mean, min, max, std);
print(histogram.length, histogram[histogram.length-1]);
