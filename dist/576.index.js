export const id=576;export const ids=[576];export const modules={1576:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{rehearseEditing:()=>rehearseEditing,rehearseParsing:()=>rehearseParsing});var _edit_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(3196);var _source_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(4127);const text=`# comment
image:
  repository: r/a # why
  tag: "1"
hosts:
  - host: a.example.com
    paths: [{ path: / }, 'b']
env:
  - name: A
    value: 1

`;function rehearseParsing(){(0,_source_js__WEBPACK_IMPORTED_MODULE_1__.parseSource)(`rehearsal.yaml`,text)}function rehearseEditing(){(0,_edit_js__WEBPACK_IMPORTED_MODULE_0__.$y)(`rehearsal.yaml`,text,{image:`r/a`,tag:`2`})}})};