// images: stack8.tif stack16.tif stack32.tif
m = newArray("Default", "Otsu", "Triangle", "Li");
for (k=1; k<=3; k++) {
selectImage(k);
for (i=0; i<m.length; i++) {
  setAutoThreshold(m[i]+" stack");
  getThreshold(a, b);
  setAutoThreshold(m[i]+" dark stack");
  getThreshold(c, d);
  setAutoThreshold(m[i]+" dark no-reset");
  getThreshold(e, f);
  print(m[i], a, b, c, d, e, f);
} }
