// images: noise8.tif noise16.tif noise32.tif
for (i=1; i<=3; i++) {
 selectImage(i);
 getMinAndMax(a, b); print(a, b);
 setMinAndMax(12.6, 101.3); getMinAndMax(a, b); print(a, b);
 setMinAndMax(0, 0); getMinAndMax(a, b); print(a, b);
 setMinAndMax(100, 50); getMinAndMax(a, b); print(a, b);
 resetMinAndMax(); getMinAndMax(a, b); print(a, b);
}
