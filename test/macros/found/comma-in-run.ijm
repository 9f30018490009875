// images: blobs8.tif
print("start");
run("Gaussian Blur..." "sigma=2");
