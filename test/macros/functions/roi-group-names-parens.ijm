s = Roi.getGroupNames();
print("not here");
