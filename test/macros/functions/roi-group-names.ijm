// images: ramp8.tif
print("[" + Roi.getGroupNames + "]");
Roi.setGroupNames("soma,axon,,tip");
print(Roi.getGroupNames);
Roi.setGroupNames("");
print("[" + Roi.getGroupNames + "]");
