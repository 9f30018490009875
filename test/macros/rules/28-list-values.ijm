// images: noise8.tif
List.setMeasurements; print("m="+List.getValue("Mean")); x=List.getValue("Mean"); print(x); s="q"+x; print(s); print(List.get("Mean"),List.getValue("Area"),List.getValue("StdDev")+""); print(List.getValue("Mean")+"");
