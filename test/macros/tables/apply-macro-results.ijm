for (i = 0; i < 4; i++) { setResult("Label", i, "img" + i); setResult("Area", i, i * 2.5); }
updateResults;
Table.applyMacro("if (Area > 3) Big = 1; else Big = 0; Label = Label + \"_x\"; Log = log(Area + 1);");
print(String.getResultsHeadings);
for (i = 0; i < 4; i++) print(getResultLabel(i), getResult("Big", i), getResult("Log", i));
