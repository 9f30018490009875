// images: range16.tif
run("Gaussian Blur...", "sigma=2");
getMinAndMax(a, b);
print(a, b);
