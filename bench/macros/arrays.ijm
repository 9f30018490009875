// loops over arrays, functions and strings
setBatchMode(true);
function mix(a, b) { return a * 0.7 + b * 0.3; }
start = getTime();
values = newArray(100000);
for (i = 0; i < values.length; i++)
  values[i] = mix(i % 255, sqrt(i));
sum = 0;
text = "";
for (i = 0; i < values.length; i++) {
  sum += values[i];
  if (i % 1000 == 0) text = text + d2s(sum, 2) + ",";
}
return "" + (getTime() - start);
