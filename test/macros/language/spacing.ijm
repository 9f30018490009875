x=1;y=x+2;if(x==1){print(y);}else{print(x);}
for(i=0;i<2;i++)print(i);
a = newArray( 1 , 2 ) ; print( a [ 1 ] ) ; b = a . length ; print( b ); c = Array . getSequence ( 3 ) ; print ( c [ 2 ] );
x
=
5
;
print(
x
)
;
