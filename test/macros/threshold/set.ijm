// images: noise8.tif noise16.tif noise32.tif rgb.tif
for (i=1; i<=3; i++) {
 selectImage(i);
 setThreshold(-5, 300); getThreshold(a, b); print(a, b);
 setThreshold(10.5, 200.7, "over/under"); getThreshold(a, b); print(a, b);
 setThreshold(10, 20, "black & white"); getThreshold(a, b); print(a, b);
 setMinAndMax(5, 100); getThreshold(a, b); print(a, b);
 setThreshold(30, 40, "no color"); getThreshold(a, b); print(a, b);
 resetThreshold(); getThreshold(a, b); print(a, b);
 setThreshold(1, 2);
}
