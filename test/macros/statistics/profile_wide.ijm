// images: noise16.tif noise32.tif
for (i = 1; i <= 2; i++) {
  selectImage(i);
  makeLine(3, 5, 26, 20, 5);
  Array.print(getProfile());
  makeLine(4, 4, 24, 4, 2);
  Array.print(getProfile());
}
