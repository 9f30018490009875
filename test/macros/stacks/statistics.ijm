// images: stack16.tif
Stack.getStatistics(n, mean, min, max, std);
print(n, mean, min, max, std);
