// images: stack16.tif
setSlice(2);
List.setMeasurements;
print(List.getList());
