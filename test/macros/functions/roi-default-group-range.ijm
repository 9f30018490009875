Roi.setDefaultGroup(300);
print(Roi.getDefaultGroup);
