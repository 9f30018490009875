// images: calibrated.tif
List.setMeasurements;
print(List.getList());
makeOval(5, 6, 21, 17);
List.setMeasurements();
print(List.getList());
setThreshold(50, 150);
List.setMeasurements("limit");
print(List.getList());
print("x" + List.getValue("Area"));
