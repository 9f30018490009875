// images: noise8.tif noise16.tif noise32.tif rgb.tif
for (i=1; i<=4; i++) {
  selectImage(i);
  print(getPixel(3, 4), getPixel(50), getPixel(-1, 0), getPixel(1000, 2), getPixel(3.5, 4), getPixel(3.25, 4.75));
  print(getPixel(-0.5, 0), getPixel(getWidth-0.5, 2), getPixel(getWidth-1, 1.5), getPixel(2, getHeight-0.25));
  print(getValue(3, 4), getValue(3.5, 4), getValue(-1, 0));
  setPixel(1, 1, 77.9); print(getPixel(1, 1));
  setPixel(2, 1, 300.5); print(getPixel(2, 1));
  setPixel(3, 1, -5); print(getPixel(3, 1));
  setPixel(4, 1, 70000); print(getPixel(4, 1));
  setPixel(10, 33.6); print(getPixel(10));
  setPixel(11, 300); print(getPixel(11));
  setPixel(-1, 1, 5); setPixel(500, 500, 3);
  putPixel(5, 1, 12); print(getPixel(5, 1));
}
