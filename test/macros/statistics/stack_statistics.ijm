// images: stack8.tif stack16.tif stack32.tif
for (i = nImages; i >= 1; i--) {
  selectImage(i);
  Stack.getStatistics(n, mean, min, max, std, histogram);
  print(getTitle(), n, mean, min, max, std, histogram.length, histogram[3], histogram[255]);
  makeOval(2, 3, 12, 9);
  Stack.getStatistics(n, mean, min, max);
  print(n, mean, min, max);
  run("Statistics");
}
