// images: hyper16.tif
Stack.setPosition(1, 2, 1);
print("ok");
Stack.setPosition(3, 2, 1);
