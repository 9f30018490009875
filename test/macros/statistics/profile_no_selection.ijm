// images: noise8.tif
print("before");
p = getProfile();
