// images: noise16.tif
makeOval(-5, -4, 20, 17);
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
makePolygon(20, 20, 50, 22, 33, 60);
getStatistics(a, mean, min, max, std);
print(a, mean, min, max, std);
run("Set Measurements...", "area mean centroid center bounding fit shape feret's perimeter redirect=None decimal=4");
run("Measure");
