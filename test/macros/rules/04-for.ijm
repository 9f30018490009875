a=1
for(i=0;i<3;i++) { a=a+1
 print(a)
 }
b=2
print(b)
