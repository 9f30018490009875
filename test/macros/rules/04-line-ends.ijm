// images: noise8.tif
a=3
b=4
print(a+b)
run("Add...","value=3")
print(getPixel(1,1))
