l = getList("threshold.methods");
for (i=0; i<l.length; i++) print(l[i]);
