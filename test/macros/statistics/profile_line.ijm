// images: noise8.tif calibrated.tif noise32.tif rgb.tif
for (i = 1; i <= 4; i++) {
  selectImage(i);
  makeLine(2, 3, 30, 21);
  p = getProfile();
  print(p.length);
  Array.print(p);
  makeLine(2.4, 3.7, 20.9, 3.7);
  Array.print(getProfile());
}
