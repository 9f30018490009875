// images: noise8.tif noise32.tif
for (i = 1; i <= 2; i++) {
  selectImage(i);
  makeLine(3, 4, 40, 30);
  getStatistics(a, mean, min, max, std, h);
  print(a, mean, min, max, std, h.length);
  makeLine(3, 4, 40, 4);
  getStatistics(a, mean, min, max, std);
  print(a, mean, min, max, std);
  makeLine(3.5, 4, 3.5, 30);
  getStatistics(a, mean, min, max, std);
  print(a, mean, min, max, std);
  makeLine(3, 4, 20, 30, 40, 7);
  getRawStatistics(a, mean, min, max, std);
  print(a, mean, min, max, std);
}
