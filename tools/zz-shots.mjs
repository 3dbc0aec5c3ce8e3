import chromium from '@sparticuz/chromium'; import { chromium as pw } from '@playwright/test'; import fs from 'fs';
process.env.TMPDIR='/tmp/chr-terr'; fs.mkdirSync('/tmp/chr-terr',{recursive:true});
const jobs=JSON.parse(process.argv[2]);
const b=await pw.launch({executablePath:await chromium.executablePath(),args:['--no-sandbox','--disable-gpu','--disable-background-networking']});
for(const [path,out,w,scheme='light',full=true,h=900] of jobs){const c=await b.newContext({viewport:{width:w,height:h},colorScheme:scheme});const p=await c.newPage();p.on('console',m=>console.log(path,'console:',m.text()));
await p.goto('http://localhost:5123'+path); await p.screenshot({path:'/tmp/shots/'+out,fullPage:full}); console.log(out,'scrollW',await p.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.scrollHeight])); await c.close();}
await b.close();
