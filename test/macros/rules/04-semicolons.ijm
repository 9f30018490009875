// images: noise8.tif
a=3
if (a==3) { b=5; }
c=4;
print(c)
